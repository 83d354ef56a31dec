/** The bytes could not be read, which proves nothing about the file. */
export const isOfStore = (error: unknown): boolean =>
  error instanceof Error && (error.name.startsWith('Mongo') || error.name === 'DocumentProblem');
