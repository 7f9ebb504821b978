import { NavLink } from "@remix-run/react";

const here = ({ isActive }: { isActive: boolean }) => (isActive ? "font-bold no-underline" : "");

/** The ways between an assignment's pages for markers. `base`: the assignment's address. */
export function MarkingNav({ base, mayRelease }: { base: string; mayRelease: boolean }) {
  return (
    <nav className="row gap-4 border-b border-line pb-2" aria-label="Marking">
      <NavLink className={here} to={`${base}/marking`} end>
        By criterion
      </NavLink>
      <NavLink className={here} to={`${base}/results`}>
        Results
      </NavLink>
      <NavLink className={here} to={`${base}/regrades`}>
        Regrades
      </NavLink>
      <NavLink className={here} to={`${base}/items`}>
        Items
      </NavLink>
      {mayRelease ? (
        <NavLink className={here} to={`${base}/marking/disagreements`}>
          Disagreements
        </NavLink>
      ) : null}
    </nav>
  );
}
