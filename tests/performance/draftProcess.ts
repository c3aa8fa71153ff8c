import { readFileSync, writeFileSync } from 'node:fs'
import { draftDocument } from '#shared/domain/draft/draftDocument'
import { writeDocx } from '../../electron/host/export/writeDocx.ts'

/* A process of its own that writes one Word file: what a cold start costs, Node's own included. */

const [source = '', target = ''] = process.argv.slice(2)
const draft = draftDocument.parse(JSON.parse(readFileSync(source, 'utf8')))
writeFileSync(target, await writeDocx(draft))
