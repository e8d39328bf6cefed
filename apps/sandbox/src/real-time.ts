/** The time tickets, waits and messages live by: real time, which the sandbox's own clock offset never touches. */
export interface RealTime {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

export const REAL_TIME = Symbol('RealTime');

export const realTime: RealTime = { now: () => Date.now() };
