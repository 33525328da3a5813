import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { outputOf } from '../support/programs.ts'
import type { Side } from './word-sides.ts'

const DOCTYPE = '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">'

/** A program in LibreOffice's own language: it is told by lines of a file what to open, what to do and what to write. */
const MACRO = `Sub Settle(jobs As String)
  Dim job As String, steps, opened, dispatcher, channel As Integer
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim word(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  channel = FreeFile
  Open jobs For Input As #channel
  Do While Not EOF(channel)
    Line Input #channel, job
    steps = Split(job, " ")
    opened = StarDesktop.loadComponentFromURL(steps(0), "_blank", 0, hidden())
    dispatcher.executeDispatch(opened.CurrentController.Frame, steps(2), "", 0, Array())
    opened.storeToURL(steps(1), word())
    opened.close(True)
  Loop
  Close #channel
  Exit Sub
Failed:
  channel = FreeFile
  Open jobs + ".log" For Output As #channel
  Print #channel, Error$ + " " + Erl
  Close #channel
End Sub`

const COMMANDS: Record<Side, string> = {
  accepted: '.uno:AcceptAllTrackedChanges',
  rejected: '.uno:RejectAllTrackedChanges',
}

/** Word files once LibreOffice has accepted, or rejected, all changes in them; one start of it for all. */
export function settledByLibreOffice(files: readonly { bytes: Uint8Array; side: Side }[]): Uint8Array[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'libreoffice-'))
  try {
    const profile = path.join(folder, 'profile')
    const start = ['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile)}`]
    // A new profile begins with an empty program, which would take the place of ours.
    outputOf('soffice', [...start, '--terminate_after_init'])
    writeFileSync(
      path.join(profile, 'user/basic/Standard/Module1.xba'),
      `<?xml version="1.0"?>${DOCTYPE}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${MACRO.replaceAll('"', '&quot;')}</script:module>`,
    )
    const settled = files.map(({ bytes, side }, index) => {
      const [from, to] = [path.join(folder, `${index}.docx`), path.join(folder, `${index}-${side}.docx`)]
      writeFileSync(from, bytes)
      return { to, line: `${pathToFileURL(from)} ${pathToFileURL(to)} ${COMMANDS[side]}` }
    })
    const list = path.join(folder, 'list')
    writeFileSync(list, settled.map(({ line }) => line).join('\n'))
    outputOf('soffice', [...start, `macro:///Standard.Module1.Settle("${list}")`])
    const log = `${list}.log`
    if (existsSync(log)) throw new Error(`LibreOffice: ${readFileSync(log, 'utf8')}`)
    return settled.map(({ to }) => readFileSync(to))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
