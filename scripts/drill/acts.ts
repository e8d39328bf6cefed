/** An act that was answered: what the platform has said must stay true, whatever dies. */
export interface Acknowledged {
  readonly id: string;
  readonly action: 'send' | 'accept' | 'pass' | 'certify';
  /** Version and status of the invitation as the answer gave them. */
  readonly version: number;
  readonly status: string;
}

/** One signing as it was acknowledged. */
export interface Signing { readonly invitation: string; readonly agreement: string }

/** Everything the platform has promised during a drill. */
export class Promises {
  readonly acts: Acknowledged[] = [];
  readonly signings: Signing[] = [];

  note(action: Acknowledged['action'], { id, version, status }: { id: string; version: number; status: string }): void {
    this.acts.push({ id, action, version, status });
  }
}
