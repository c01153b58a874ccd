/** What to do when the server falls: begin again, unless it falls too often. */

/** So many falls… */
export const MOST = 5;
/** …within so many milliseconds, and it is left alone. */
export const WITHIN = 3 * 60 * 1000;

export class Crashes {
  private times: number[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  /** Notes a fall; true when the server is to begin again. */
  fell(): boolean {
    const now = this.now();
    this.times = this.times.filter((time) => now - time < WITHIN);
    this.times.push(now);
    return this.times.length < MOST;
  }

  /** Falls of late: after one, what the server is sent is kept, so that the next can be explained. */
  count(): number {
    return this.times.length;
  }

  /** A person begins anew. */
  forget(): void {
    this.times = [];
  }
}
