/** Puts values into words at their `{{name}}`. */
export function fill(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => values[name] ?? mark)
}
