/**
 * Work that many events ask for and that only the last one needs: one run at a time, and one more if anything was asked
 * for meanwhile. The last request is never lost.
 */
export class Latest {
  private busy = false;
  private wanted = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly failed: (error: unknown) => void = () => {},
  ) {}

  /** Asks for a run. */
  ask(): void {
    this.wanted = true;
    if (!this.busy) {
      void this.go();
    }
  }

  private async go(): Promise<void> {
    this.busy = true;
    while (this.wanted) {
      this.wanted = false;
      try {
        await this.work();
      } catch (error) {
        this.failed(error);
      }
    }
    this.busy = false;
  }
}
