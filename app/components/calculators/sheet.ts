/** The sheet that a plot is laid out on: its size and the frame inside, apart from the layout, which the page needs not. */
export const SHEET = { width: 640, height: 340, left: 100, right: 624, top: 28, bottom: 284 } as const;
