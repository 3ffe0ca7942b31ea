/** This Node cannot open what has to be searched; the message says from which on one can. */
export class NodeTooOld extends Error {
  constructor(what: string, version: string) {
    super(
      `This is Node ${process.versions.node}, which cannot open ${what}, and what cannot be opened cannot be searched for leaks. Use Node ${version} or later.`,
    );
  }
}
