/** A format and the file it goes to; `-` is standard output. */
export interface Output {
  format: string;
  file: string;
}

/** What can be asked of `lint`. */
export interface Options {
  maxWarnings?: number;
  nightly: boolean;
  now: string;
  changed?: string;
  format: string;
  json: boolean;
  output: Output[];
  quiet: boolean;
  details: boolean;
  fix: boolean;
  dryRun: boolean;
  initBaseline: boolean;
  updateBaseline: boolean;
}
