/** Where the browser keeps its time zone, so that the server cuts days by it from the next page on. */
export const timeZoneCookie = "roster.time_zone";
