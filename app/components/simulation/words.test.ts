import { expect, test } from "vitest";
import { availabilityText, countText, listText, msText, percentText, timesText, usdText } from "./words.ts";

test.each([
  [countText(0), "0"],
  [countText(8200), "8,200"],
  [countText(123_456), "123k"],
  [countText(9_999_600), "10M"],
  [countText(4.32e9), "4.32B"],
  [msText(0.52), "0.52 ms"],
  [msText(83.96), "84 ms"],
  [msText(1234), "1.23 s"],
  [msText(300_000), "5 min"],
  [usdText(950.4), "$950"],
  [usdText(41_234), "$41.2k"],
  [percentText(0), "0%"],
  [percentText(0.004), "<1%"],
  [percentText(0.824), "82%"],
  [percentText(0.9996), "99.9%"],
  [percentText(12.345), "1,235%"],
  [timesText(1.2249), "1.22×"],
  [listText(["a"]), "a"],
  [listText(["a", "b", "c"]), "a, b and c"],
  [listText(["a", "b", "c", "d", "e", "f"]), "a, b, c, d and 2 more"],
])("%s reads %s", (text, wanted) => expect(text).toBe(wanted));

test.each([
  [1, "100%"],
  [0.9995, "99.95%"],
  [0.99996, "99.996%"],
  [0.99981, "99.981%"],
  [0.999999, "99.9999%"],
  [0.7, "70%"],
  [0, "0%"],
])("an availability of %s reads %s and never promises more", (share, wanted) =>
  expect(availabilityText(share)).toBe(wanted),
);
