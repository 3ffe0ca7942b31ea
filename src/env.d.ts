declare namespace App {
  interface Locals {
    /** Set by pages that draw their own heading. */
    ownTitle?: boolean;
  }
}
