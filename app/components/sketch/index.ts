export { default } from "./sketch-editor.tsx";
