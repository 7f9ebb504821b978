import { useEffect, useRef } from "react";

/** Sends a form by itself once the page's script runs, where `wanted`; before that, its button does. */
export function useAutoSubmit(wanted: boolean) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (wanted) form.current?.submit();
  }, [wanted]);
  return form;
}
