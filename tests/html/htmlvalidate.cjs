// html-validate's recommended rules, except for what is against how the site is made. Each exception has its reason.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // The doctype is written in small letters, as the standard itself writes it.
    "doctype-style": ["error", { style: "lowercase" }],
    // Everything comes from the site's own server, so a checksum guards against nobody; file:// would refuse it.
    "require-sri": "off",
    // A page made of several pages writes `page:heading`: HTML allows all but white space, and no heading has a colon.
    "valid-id": ["error", { relaxed: true }],
    // Length is for what search engines show, and they are asked to stay out; a title names page, program and site.
    "long-title": "off",
  },
};
