/** A pino logger fits. Bodies, queries and personal data never go into a log. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
