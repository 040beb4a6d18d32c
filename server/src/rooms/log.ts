/** What the operator should know: ids, sizes and codes only, never content, names or keys. @see SPEC P4 */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
