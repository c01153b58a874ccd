/**
 * What flows from the server to the page of a panel: the page anew each time the text changes, what the line under the
 * cursor is about each time the cursor moves. One request of a kind at a time; the last change always arrives.
 */
import { Latest } from "../latest";

export interface Page {
  html: string;
  title: string;
  version: number | null;
}

export interface About {
  code: string | null;
  anchors: string[];
}

/** A référentiel as the panel needs it. */
export interface Subject {
  uri: string;
  /** Version of the text now. */
  version(): number;
}

export interface Source {
  page(uri: string): Promise<Page | null>;
  about(uri: string, line: number): Promise<About | null>;
}

export interface Sink {
  /** Shows a page: the first of its document is loaded, the next ones replace it in place. */
  show(uri: string, page: Page): void;
  /** Nothing can be shown, for the reason that is told. */
  nothing(uri: string, why: unknown): void;
  point(anchors: string[]): void;
}

/** A server that has not read the last change yet is asked again, so many times at most. */
const PATIENCE = 5;

export class Feed {
  private subject: Subject | undefined;
  private line: number | undefined;
  private sent: { uri: string; html: string } | undefined;
  private late = 0;
  private readonly pages: Latest;
  private readonly lines: Latest;

  /** `soon` lets what the editor tells the server of a change leave first. */
  constructor(
    private readonly source: Source,
    private readonly sink: Sink,
    private readonly soon: () => Promise<void> = () => new Promise((done) => setImmediate(done)),
  ) {
    this.pages = new Latest(
      () => this.fetch(),
      (error) => {
        this.sent = undefined;
        if (this.subject !== undefined) {
          sink.nothing(this.subject.uri, error);
        }
      },
    );
    // A cursor that could not be placed is placed by the next move.
    this.lines = new Latest(() => this.place());
  }

  /** The référentiel that is shown from now on. */
  follow(subject: Subject): void {
    if (this.subject?.uri !== subject.uri) {
      this.line = undefined;
    }
    this.subject = subject;
    this.changed();
  }

  /** The text changed. */
  changed(): void {
    this.late = 0;
    this.pages.ask();
  }

  /** The cursor is on this line, counted from 0. */
  moved(line: number): void {
    this.line = line;
    this.lines.ask();
  }

  /** The page was loaded again, or has gone: the next one is sent even if it says the same. */
  forget(): void {
    this.sent = undefined;
  }

  private async fetch(): Promise<void> {
    await this.soon();
    const subject = this.subject;
    if (subject === undefined) {
      return;
    }
    const page = await this.source.page(subject.uri);
    if (this.subject !== subject) {
      return;
    }
    if (page === null) {
      this.sent = undefined;
      this.sink.nothing(subject.uri, undefined);
      return;
    }
    if (this.sent?.uri !== subject.uri || this.sent.html !== page.html) {
      this.sent = { uri: subject.uri, html: page.html };
      this.sink.show(subject.uri, page);
    }
    if (page.version !== null && page.version < subject.version() && ++this.late < PATIENCE) {
      this.pages.ask();
    }
    if (this.line !== undefined) {
      this.lines.ask();
    }
  }

  private async place(): Promise<void> {
    await this.soon();
    const { subject, line } = this;
    if (subject === undefined || line === undefined) {
      return;
    }
    const about = await this.source.about(subject.uri, line);
    if (this.subject === subject && this.line === line) {
      this.sink.point(about?.anchors ?? []);
    }
  }
}
