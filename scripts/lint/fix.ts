export async function fixFiles(
  _folder: string,
  _paths: readonly string[],
  _options: { dryRun: boolean },
): Promise<void> {}
