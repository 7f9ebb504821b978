import type { ReactNode } from "react";
import type { Hardware, Price } from "~graders";

/** A table may be anybody's: its links are followed without saying whence, and vouch for nothing. */
const Sourced = ({ source, url }: { source: string; url: string }) =>
  url === "" ? (
    <>{source}</>
  ) : (
    <a href={url} rel="nofollow noreferrer">
      {source}
    </a>
  );

const amount = (usd: number) => `$${usd}`;

function DatedTable({
  id,
  heading,
  intro,
  children,
}: {
  id: string;
  heading: string;
  intro: string;
  children: ReactNode;
}) {
  return (
    <section className="stack gap-3" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <p className="muted">{intro}</p>
      {/* Wide tables scroll by keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus */}
      <div className="table-frame" role="region" aria-label={`${heading}, table`} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}

export function HardwareTable({ rows }: { rows: readonly Hardware[] }) {
  return (
    <DatedTable
      id="all-hardware"
      heading="All accelerators"
      intro="Dense peaks as the makers print them; figures with sparsity are halved. GB of 1e9 bytes."
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Accelerator</th>
            <th scope="col" className="numeric">
              Memory, GB
            </th>
            <th scope="col" className="numeric">
              GB/s
            </th>
            <th scope="col" className="numeric">
              BF16, TFLOP/s
            </th>
            <th scope="col" className="numeric">
              FP8, TFLOP/s
            </th>
            <th scope="col">Source</th>
            <th scope="col">Compared</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="numeric">{row.memoryGb}</td>
              <td className="numeric">{row.bandwidthGbS}</td>
              <td className="numeric">{row.bf16Dense}</td>
              <td className="numeric">{row.fp8Dense ?? "none"}</td>
              <td>
                <Sourced {...row} />
                {row.note === "" ? null : <span className="muted"> {row.note}</span>}
              </td>
              <td>
                {row.comparedWith === "" ? (
                  <time dateTime={row.date}>{row.date}</time>
                ) : (
                  <a
                    href={row.comparedWith}
                    aria-label={`${row.name}, compared on ${row.date}`}
                    rel="nofollow noreferrer"
                  >
                    <time dateTime={row.date}>{row.date}</time>
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </DatedTable>
  );
}

export function PriceTable({ rows }: { rows: readonly Price[] }) {
  return (
    <DatedTable
      id="prices"
      heading="Prices to start from"
      intro="Where a sketch states no price, a component takes the one of its kind here; in a calculator, prices are yours to state. Sellers change them; look before you rely on one."
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col" className="numeric">
              Price
            </th>
            <th scope="col">For a</th>
            <th scope="col">Source</th>
            <th scope="col">Quoted</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.item}
                {row.components.length === 0 ? null : (
                  <span className="muted font-normal"> for a replica of {row.components.join(", ")}</span>
                )}
              </th>
              <td className="numeric">
                {row.low === row.high ? amount(row.low) : `${amount(row.low)} – ${amount(row.high)}`}
              </td>
              <td>{row.unit}</td>
              <td>
                <Sourced {...row} />
              </td>
              <td>{row.quoted ?? "List price as commonly quoted, unverified"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DatedTable>
  );
}
