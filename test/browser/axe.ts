import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Result {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds against WCAG 2.2 AA and its best practices, one line each; without the named rules. Evaluated by the debugger, so the page's policy stands. */
export async function axeFaults(page: Page, leaveOut: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Result>('axe.run(document, { resultTypes: ["violations"] })');
  return violations
    .filter(({ id }) => !leaveOut.includes(id))
    .flatMap(({ id, help, nodes }) =>
      nodes
        .slice(0, 3)
        .map(
          (node) => `${id} (${help}): ${node.html.slice(0, 160)} ${(node.failureSummary ?? '').split('\n').slice(1, 2).join('')}`,
        ),
    );
}
