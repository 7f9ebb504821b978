import { Link } from "@remix-run/react";

/** Which price table is reckoned with, and the way to another. */
export function PricesLine({ name, date }: { name: string; date: string }) {
  return (
    <p className="prices-line">
      Prices: <strong>{name}</strong>, <time dateTime={date}>{date}</time> ·{" "}
      <Link to="/prices" aria-label="Change the prices">
        change
      </Link>
    </p>
  );
}
