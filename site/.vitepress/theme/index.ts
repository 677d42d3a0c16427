import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme'
import Landing from './Landing.vue'
import './style.css'

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    // The home page of the default theme has no main landmark.
    app.component('landing', Landing)
  },
} satisfies Theme
