/** The texts of the interface, by area. A translation is one more file like this one: see `texts.ts`. */
export const en = {
  /** The frame around every page. */
  frame: {},
  incident: {},
  explorer: {},
  numbers: {},
  relations: {},
  feeds: {},
  public: {},
};
