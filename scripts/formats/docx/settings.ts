import { escapeXml } from '../../ground/xml-text.ts'

/** How Word opens the file. */
export interface DocumentSettings {
  /** BCP 47 tag. */
  language: string
  /** Whether whatever is changed is kept as a change, with who made it. */
  trackChanges: boolean
}

/** word/settings.xml. Notes are parted from the text, and from the page before, by the lines that footnotes.xml has. */
export function settingsXml({ language, trackChanges }: DocumentSettings): string {
  const lines = (kind: string): string => `<w:${kind}Pr><w:${kind} w:id="-1"/><w:${kind} w:id="0"/></w:${kind}Pr>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    trackChanges ? '<w:trackRevisions/>' : '',
    '<w:defaultTabStop w:val="720"/>',
    lines('footnote'),
    lines('endnote'),
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    `<w:themeFontLang w:val="${escapeXml(language)}"/>`,
    '</w:settings>',
  ].join('')
}
