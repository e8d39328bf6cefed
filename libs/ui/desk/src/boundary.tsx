import { Component, type ReactNode } from 'react';
import { ProblemBanner } from '@netsign/ui';

interface Props { readonly children: ReactNode; readonly at?: string }

/** A page that breaks says so and offers to load again; the menu stays usable. `at` changes with the page and clears it. */
export class DeskBoundary extends Component<Props, { error: unknown; at: string | undefined }> {
  override state: { error: unknown; at: string | undefined } = { error: null, at: this.props.at };
  static getDerivedStateFromError(error: unknown) { return { error: error ?? new Error('unknown') }; }
  static getDerivedStateFromProps({ at }: Props, state: { error: unknown; at: string | undefined }) { return at === state.at ? null : { error: null, at }; }
  override render() {
    if (this.state.error === null) return this.props.children;
    return <ProblemBanner problem={this.state.error} retry={() => { location.reload(); }} />;
  }
}
