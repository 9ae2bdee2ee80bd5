import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const group = (name: string, test: RegExp) => ({ name, test })

export default defineConfig({
  plugins: [react(), precompressed()],
  server: { proxy: { '/api': 'http://127.0.0.1:8600' } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            group('react', /node_modules[\\/](react|react-dom|scheduler)[\\/]/),
            group('charts', /node_modules[\\/](echarts|zrender)[\\/]/),
            group('antd', /node_modules[\\/](antd|@ant-design|@rc-component|rc-[a-z-]+|dayjs)[\\/]/),
            group('base', /node_modules[\\/](@tanstack|i18next|react-i18next|openapi-fetch)[\\/]/),
          ],
        },
      },
    },
  },
})

/** Lays a .gz and a .br beside every asset, so that the server compresses nothing twice. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [fileName, file] of Object.entries(bundle)) {
          if (!/\.(js|css|svg)$/.test(fileName)) continue
          const source = file.type === 'chunk' ? file.code : file.source
          this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(source) })
          this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(source) })
        }
      },
    },
  }
}
