/**
 * Steps of one story: each builds on those before it, so that after a failure the rest fail at once instead of waiting in vain.
 * `onFailure` may keep what helps to understand it.
 */
export function story(onFailure: (step: string) => Promise<void> = () => Promise.resolve()): (name: string, work: () => Promise<void>, ms?: number) => void {
  let failed: string | null = null;
  return (name, work, ms) => it(name, async () => {
    if (failed !== null) throw new Error(`not tried: “${failed}” failed`);
    failed = name;
    await work().catch(async (error: unknown) => {
      await onFailure(name);
      throw error;
    });
    failed = null;
  }, ms);
}
