import CMS from "@sveltia/cms";

// The page names the settings in a link element, where Sveltia CMS looks for them.
CMS.init();
