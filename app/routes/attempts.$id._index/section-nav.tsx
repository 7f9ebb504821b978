import { useEffect, useRef, useState } from "react";
import type { Answer } from "~graders";
import { isStillGiven, useField, useWorkspace } from "./context.ts";
import { isFilled, type Section } from "./sections.ts";

/** The sections of the answer, with a full dot where something stands. */
export function SectionNav({ sections }: { sections: readonly Section[] }) {
  const current = useCurrentSection(sections);
  const nav = useRef<HTMLElement>(null);

  // Where the sections stand in a row, the current one is brought into sight; the page itself does not move.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && link) nav.current.scrollLeft = link.offsetLeft - nav.current.clientWidth / 3;
  }, [current]);

  return (
    <nav ref={nav} className="section-nav" aria-label="Sections of the answer">
      <ul>
        {sections.map((section) => (
          <SectionLink key={section.field} section={section} current={section.field === current} />
        ))}
      </ul>
    </nav>
  );
}

function SectionLink({ section, current }: { section: Section; current: boolean }) {
  const [value] = useField(section.field);
  const tools = useWorkspace();
  const filled = isFilled(value as Answer[typeof section.field]) && !isStillGiven(section.field, tools);
  return (
    <li>
      <a href={`#section-${section.field}`} aria-current={current ? "location" : undefined}>
        <span className="dot" data-filled={filled} aria-hidden="true" />
        {section.title}
        <span className="visually-hidden">{filled ? " (filled)" : " (empty)"}</span>
      </a>
    </li>
  );
}

/** The section nearest to the top of what is on screen. */
function useCurrentSection(sections: readonly Section[]): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const seen = new Map<string, boolean>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) seen.set(target.id, isIntersecting);
        const first = sections.find(({ field }) => seen.get(`section-${field}`));
        if (first) setCurrent(first.field);
      },
      { rootMargin: "-120px 0px -40% 0px" },
    );
    for (const { field } of sections) {
      const element = document.getElementById(`section-${field}`);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [sections]);
  return current;
}
