import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import { join } from 'node:path'
import type { FilePicker } from '../host/ports.ts'

const filters = [{ name: 'Linkboard study', extensions: ['linkboard'] }]

/** The system's own windows, belonging to the window in front so that they cannot get lost behind it. */
export function createFilePicker(studiesFolder: string): FilePicker {
  return {
    async pickToOpen() {
      const options: OpenDialogOptions = {
        title: 'Open a study',
        defaultPath: studiesFolder,
        filters,
        properties: ['openFile'],
      }
      const owner = BrowserWindow.getFocusedWindow()
      const choice = await (owner ? dialog.showOpenDialog(owner, options) : dialog.showOpenDialog(options))
      return choice.canceled ? null : (choice.filePaths[0] ?? null)
    },
    async pickToSave(suggestedName) {
      const options: SaveDialogOptions = {
        title: 'Save the study as',
        defaultPath: join(studiesFolder, suggestedName),
        filters,
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      }
      const owner = BrowserWindow.getFocusedWindow()
      const choice = await (owner ? dialog.showSaveDialog(owner, options) : dialog.showSaveDialog(options))
      return choice.canceled || !choice.filePath ? null : choice.filePath
    },
  }
}
