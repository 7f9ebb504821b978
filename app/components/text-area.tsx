import { forwardRef, type TextareaHTMLAttributes, useEffect, useImperativeHandle, useRef } from "react";
import { classes } from "./classes.ts";

/** A text area that grows with its text, also in browsers without `field-sizing`. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(
  function TextArea({ className, ...rest }, outer) {
    const inner = useRef<HTMLTextAreaElement>(null);
    useImperativeHandle(outer, () => inner.current as HTMLTextAreaElement, []);
    const { value } = rest;
    useEffect(() => {
      const area = inner.current;
      if (!area || CSS.supports("field-sizing", "content")) return;
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight + 2}px`;
    }, [value]);
    return <textarea ref={inner} className={classes("input", className)} {...rest} />;
  },
);
