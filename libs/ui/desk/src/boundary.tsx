import { Component, type ReactNode } from 'react';
import { NoAnswer } from '@netsign/api-client';
import { ProblemBanner } from '@netsign/ui';

interface Props { readonly children: ReactNode; readonly at?: string }

/** A page's own code did not come: no connection, or the platform was renewed meanwhile. Browsers say it each in their own words. */
const isMissingCode = (error: unknown) => error instanceof TypeError && /dynamically imported module|module script failed/i.test(error.message);

/** A page that breaks says so and offers to load again; the menu stays usable. `at` changes with the page and clears it. */
export class DeskBoundary extends Component<Props, { error: unknown; at: string | undefined }> {
  override state: { error: unknown; at: string | undefined } = { error: null, at: this.props.at };
  static getDerivedStateFromError(error: unknown) { return { error: error ?? new Error('unknown') }; }
  static getDerivedStateFromProps({ at }: Props, state: { error: unknown; at: string | undefined }) { return at === state.at ? null : { error: null, at }; }
  override render() {
    if (this.state.error === null) return this.props.children;
    return <ProblemBanner problem={isMissingCode(this.state.error) ? new NoAnswer('page') : this.state.error} retry={() => { location.reload(); }} />;
  }
}
