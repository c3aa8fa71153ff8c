import chromium from '@sparticuz/chromium'

// Run as a program of its own by browser.ts: the package unpacks into the temporary folder of the process and
// changes that process's library path, which other programs started from a test must not inherit.
await chromium.executablePath()
