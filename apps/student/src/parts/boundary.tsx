import { Component, type ReactNode } from 'react';
import { ProblemBanner } from '@netsign/ui';

/** A page that breaks says so and offers to load again, instead of turning white. React itself reports the error. */
export class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError(error: unknown) { return { error: error ?? new Error('unknown') }; }
  override render() {
    if (this.state.error === null) return this.props.children;
    return <main className="plain"><ProblemBanner problem={this.state.error} retry={() => { location.reload(); }} /></main>;
  }
}
