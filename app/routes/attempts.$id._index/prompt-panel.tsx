import type { Given } from "~graders";
import { givenText } from "./given-text.ts";

/** What is asked, and the numbers that are given. */
export function PromptPanel({ html, givens }: { html: string; givens: readonly Given[] }) {
  return (
    <details className="prompt-fold" open>
      <summary>
        <h2 id="prompt-title">The prompt</h2>
      </summary>
      {/* Rendered by the server's Markdown, in which raw HTML stays text. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      {givens.length > 0 ? (
        <table className="givens">
          <caption>Given</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Quantity and its name in sums</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {givens.map((given) => (
              <tr key={given.id}>
                <th scope="row">
                  {given.label} <code>{given.id}</code>
                </th>
                <td className="number">{givenText(given)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </details>
  );
}
