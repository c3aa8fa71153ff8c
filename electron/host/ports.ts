import type { RandomBytes } from '#shared/domain/identifier'

/** The system's own open and save windows. Only the desktop app has them. */
export interface FilePicker {
  pickToOpen(): Promise<string | null>
  pickToSave(suggestedName: string): Promise<string | null>
}

/** Prints a page as a PDF: tagged, with an outline, on the paper that the page's own style asks for. */
export interface PdfPrinter {
  /**
   * The page is whole in itself: nothing is fetched or run for it. Stopping throws the signal's reason; what cannot be
   * printed throws a Refusal.
   */
  print(html: string, signal: AbortSignal): Promise<Uint8Array>
}

/** Writes to a log file. Never give it the contents of cards or responses, nor a participant's address. */
export interface Logger {
  info(message: string): void
  error(message: string, cause?: unknown): void
}

export interface Paths {
  /** Where studies are kept unless somebody chooses another folder. */
  readonly studiesFolder: string
  /** Where Linkboard remembers recent files and writes its log. */
  readonly settingsFolder: string
  /** The repository's or the package's `resources` folder. */
  readonly resourcesFolder: string
  /** The built pages (facilitator.html, join.html and their assets). */
  readonly pagesFolder: string
}

/** What the host needs from whoever runs it: Electron's main process, the command line, or a test. */
export interface Ports {
  readonly paths: Paths
  readonly logger: Logger
  readonly filePicker: FilePicker | null
  /** Null where there is no browser to print with. */
  readonly pdfPrinter: PdfPrinter | null
  readonly randomBytes: RandomBytes
  /** Now, in milliseconds since 1970. */
  readonly now: () => number
  readonly version: string
}
