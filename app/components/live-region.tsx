import { useEffect, useState } from "react";

/**
 * Speaks one message to screen readers without moving the focus. It stands empty first, because a region that arrives
 * with its text is not announced.
 */
export function LiveRegion({ message }: { message: string }) {
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(message), 50);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div className="visually-hidden" role="status">
      {spoken}
    </div>
  );
}

/** A message that is seen and announced, then goes by itself. */
export function Toast({
  message,
  onDone,
  ms = 6000,
}: {
  message: string | null;
  onDone: () => void;
  ms?: number;
}) {
  useEffect(() => {
    if (message === null) return;
    const timer = setTimeout(onDone, ms);
    return () => clearTimeout(timer);
  }, [message, ms, onDone]);
  return (
    <div className="toasts" role="status">
      {message === null ? null : <div className="toast">{message}</div>}
    </div>
  );
}
