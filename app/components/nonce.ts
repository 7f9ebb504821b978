import { createContext } from "react";

/** The page's CSP nonce. entry.server provides it; in the browser it is empty, because scripts already run. */
export const NonceContext = createContext<string | undefined>(undefined);
