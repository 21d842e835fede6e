import { defineConfig } from "vite";

const here = (path: string) => decodeURIComponent(new URL(path, import.meta.url).pathname);

export default defineConfig({
  root: here("./"),
  build: {
    outDir: here("../public"),
    emptyOutDir: true,
    target: "es2022",
    // The content security policy allows files of this origin and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: here("./index.html"), docs: here("./docs/index.html") },
    },
  },
});
