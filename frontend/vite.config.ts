// Builds what the binary embeds into dist. File names are stable: the server names them in its
// templates and lets browsers ask again by ETag.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/assets/",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    target: "es2022",
    rolldownOptions: {
      input: "src/main.ts",
      output: {
        entryFileNames: "app.js",
        chunkFileNames: "[name].js",
        assetFileNames: (asset) => {
          const name = asset.names[0] ?? "";
          if (name.endsWith(".css")) return "app.css";
          return /\.woff2?$/.test(name) ? "fonts/[name][extname]" : "[name][extname]";
        },
      },
    },
  },
});
