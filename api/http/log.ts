/** The part of a pino logger that is used. Bodies, queries and personal data never enter a log. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
