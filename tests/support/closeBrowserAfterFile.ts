import { afterAll } from 'vitest'
import { closeBrowser } from './startApp.ts'

afterAll(closeBrowser)
