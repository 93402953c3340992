import CMS from "@sveltia/cms";

// Sveltia CMS finds its settings by a link element of the page.
CMS.init();
