import { NavLink } from "@remix-run/react";

/** The ways between an assignment's pages for markers. `base`: the assignment's address. */
export function MarkingNav({ base, mayRelease }: { base: string; mayRelease: boolean }) {
  return (
    <nav className="row gap-4 border-b border-line pb-2" aria-label="Marking">
      <NavLink to={`${base}/marking`} end>
        By criterion
      </NavLink>
      <NavLink to={`${base}/results`}>Results</NavLink>
      <NavLink to={`${base}/regrades`}>Regrades</NavLink>
      <NavLink to={`${base}/items`}>Items</NavLink>
      {mayRelease ? <NavLink to={`${base}/marking/disagreements`}>Disagreements</NavLink> : null}
    </nav>
  );
}
