import { ScrollFrame } from "~/components/scroll-frame.tsx";
import type { Spend } from "~/models/judge-call.server.ts";

/** Requests, tokens and dollars, a line for each. */
export function SpendTable({ rows }: { rows: readonly { label: string; spend: Spend }[] }) {
  return (
    <ScrollFrame label="Spend of the judge">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Who and when</th>
            <th scope="col" className="numeric">
              Requests
            </th>
            <th scope="col" className="numeric">
              From kept replies
            </th>
            <th scope="col" className="numeric">
              Tokens in
            </th>
            <th scope="col" className="numeric">
              Tokens out
            </th>
            <th scope="col" className="numeric">
              Dollars
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, spend }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="numeric">{spend.calls.toLocaleString("en-US")}</td>
              <td className="numeric">{spend.cached.toLocaleString("en-US")}</td>
              <td className="numeric">{spend.promptTokens.toLocaleString("en-US")}</td>
              <td className="numeric">{spend.completionTokens.toLocaleString("en-US")}</td>
              <td className="numeric">{spend.usd === null ? "price not set" : `$${spend.usd.toFixed(4)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
