// In vite.config.js: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'story-card-composer' } } })
import { createApp } from 'vue';
import '@itac/storycard/element';
import Page from './Page.vue';

createApp(Page).mount('#app');
