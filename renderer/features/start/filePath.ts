/** The last part of a path without `.linkboard`, and the folder before it; both kinds of slashes count. */
export function splitPath(path: string): { name: string; folder: string } {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  return { name: path.slice(cut + 1).replace(/\.linkboard$/i, ''), folder: path.slice(0, Math.max(cut, 0)) }
}

/** A path as people copy it: without the spaces and the quotation marks round it. */
export function cleanPath(typed: string): string {
  const path = typed.trim()
  return /^(["']).*\1$/.test(path) ? path.slice(1, -1).trim() : path
}
