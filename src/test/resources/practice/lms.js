"use strict";
/*
 * Answers the messages of the tool's frame: platform storage, frame height, module navigation. Runs in the course page, and in
 * the frame beside the tool's where storage is offered there. How it misbehaves stands in the body's attributes (the dials).
 */
(() => {
  const inFrame = window.name === "post_message_forwarding";
  const course = inFrame ? parent : window;
  const settings = course.document.body.dataset;
  const LIMIT = 4096;
  const KEYS = 500;
  const LATE = 8000;

  if (!inFrame) {
    window.__messages = [];
  }
  if (!settings.toolOrigin) {
    return;
  }

  const parse = (data) => {
    try {
      const message = typeof data === "string" ? JSON.parse(data) : data;
      return message && typeof message === "object" ? message : null;
    } catch {
      return null;
    }
  };

  const prefix = (origin) => `lti|${origin}|`;

  const kept = (origin) => {
    const all = {};
    for (let i = 0; i < course.sessionStorage.length; i++) {
      const key = course.sessionStorage.key(i);
      if (key.startsWith(prefix(origin))) {
        all[key.slice(prefix(origin).length)] = course.sessionStorage.getItem(key);
      }
    }
    return all;
  };

  const error = (code, message) => ({ error: { code, message } });

  const storage = (change) => (message, event) => {
    if (settings.storage === "OFF") {
      return error("unsupported_subject", "there is no storage here");
    }
    if (event.origin !== settings.toolOrigin) {
      return error("wrong_origin", "that is not the tool");
    }
    if (typeof message.key !== "string" || message.message_id === undefined) {
      return error("bad_request", "key and message_id are required");
    }
    if (settings.storageFault === "ERROR") {
      return error("bad_request", "a fault that is being practised");
    }
    return change(message, event.origin);
  };

  const put = storage((message, origin) => {
    const { key, value } = message;
    if (value === null || value === undefined) {
      course.sessionStorage.removeItem(prefix(origin) + key);
      return { key, value: null };
    }
    if (typeof value !== "string") {
      return error("bad_request", "the value must be text");
    }
    const all = { ...kept(origin), [key]: value };
    const size = Object.entries(all).reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (settings.storageFault === "EXHAUSTED" || size > LIMIT || Object.keys(all).length > KEYS) {
      return error("storage_exhaustion", "there is no room left");
    }
    course.sessionStorage.setItem(prefix(origin) + key, value);
    return { key, value };
  });

  const get = storage((message, origin) => {
    const there = settings.storageFault === "NULL_VALUE" ? undefined : kept(origin)[message.key];
    return { key: message.key, value: there === undefined ? null : there };
  });

  const capabilities = () => {
    const supported = [
      "lti.capabilities",
      "lti.frameResize",
      "lti.showModuleNavigation",
      "lti.scrollToTop",
      "lti.fetchWindowSize",
    ].map((subject) => ({ subject }));
    if (settings.storage !== "OFF") {
      const where = settings.storage === "FORWARDING" ? { frame: "post_message_forwarding" } : {};
      supported.push({ subject: "lti.put_data", ...where }, { subject: "lti.get_data", ...where });
    }
    return { supported_messages: supported };
  };

  const resize = (message, event) => {
    const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === event.source);
    const height = Number(message.height);
    if (!frame || !Number.isFinite(height)) {
      return error("bad_request", "height must be a number, and the sender a frame of this page");
    }
    frame.style.height = `${Math.max(1, height)}px`;
    return {};
  };

  const showNavigation = (message) => {
    if (typeof message.show !== "boolean") {
      return error("bad_request", "show must be true or false");
    }
    // Success even where there is nothing to hide yet: as Canvas.
    document.querySelectorAll(".module-sequence-footer").forEach((footer) => {
      footer.hidden = !message.show;
    });
    return {};
  };

  const scrollToTop = (message, event) => {
    const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === event.source);
    if (frame) {
      frame.scrollIntoView();
    }
    return {};
  };

  const windowSize = () => {
    const size = { height: innerHeight, width: innerWidth, scrollY };
    if (settings.manner !== "CANVAS") {
      return size;
    }
    const { left, top } = document.querySelector("iframe[name=tool]").getBoundingClientRect();
    return { ...size, footer: 0, offset: { left, top: top + scrollY } };
  };

  const OF_THE_FRAME = ["lti.frameResize", "lti.fetchWindowSize", "lti.scrollToTop", "lti.showModuleNavigation"];

  const isHeeded = (subject) =>
    settings.frameMessages === "AS_ITS_MANNER" ||
    !OF_THE_FRAME.includes(subject) ||
    (settings.frameMessages === "HEIGHT_ALONE" && subject === "lti.frameResize");

  const close = () => {
    if (settings.closeTo) {
      location.assign(settings.closeTo);
    }
    return {};
  };

  const handlers = inFrame
    ? { "lti.put_data": put, "lti.get_data": get }
    : {
        "lti.capabilities": capabilities,
        "lti.put_data": put,
        "lti.get_data": get,
        "lti.frameResize": resize,
        "lti.showModuleNavigation": showNavigation,
        "lti.scrollToTop": scrollToTop,
        "lti.fetchWindowSize": windowSize,
        "lti.close": close,
      };

  const isStorage = (subject) => /^lti\.(capabilities|put_data|get_data)$/.test(subject);

  const reply = (event, message, answer, subject) => {
    const whole = { subject: `${message.subject}.response`, message_id: message.message_id, ...answer };
    const fault = isStorage(subject) ? settings.storageFault : "NONE";
    const send = () => event.source.postMessage(whole, event.origin);
    if (fault === "NEVER_ANSWERS") {
      return;
    }
    if (fault === "ANSWERS_LATE") {
      setTimeout(send, LATE);
    } else if (fault === "WRONG_MESSAGE_ID") {
      whole.message_id = "of-another-message";
      send();
    } else if (fault === "WRONG_ORIGIN") {
      const to = [...Array(course.length).keys()].find((i) => course[i] === event.source);
      course.document.querySelector("iframe[name=elsewhere]").contentWindow.postMessage({ relay: whole, to }, "*");
    } else {
      send();
    }
  };

  addEventListener("message", (event) => {
    const message = parse(event.data);
    if (!message || typeof message.subject !== "string" || event.source === window) {
      return;
    }
    course.__messages.push({ origin: event.origin, frame: inFrame ? window.name : "", data: message });
    const subject = message.subject.replace(/^org\.imsglobal\./, "");
    if (subject === "lti.close") {
      close();
      return;
    }
    if (settings.answers !== "true" || !isHeeded(subject)) {
      return;
    }
    const handler = handlers[subject];
    reply(event, message, handler ? handler(message, event) : error("unsupported_subject", subject), subject);
  });

  // Moodle heeds no message, and gives the frame what its window has below it.
  if (!inFrame && settings.manner === "MOODLE") {
    const fit = () => {
      const frame = document.querySelector("iframe[name=tool]");
      const top = frame.getBoundingClientRect().top + scrollY;
      frame.style.height = `${Math.max(400, innerHeight - top - 15)}px`;
    };
    fit();
    addEventListener("resize", fit);
  }

  // Canvas draws the footer only after a request of its own: what was hidden before is shown again.
  if (!inFrame && settings.lateFooter === "true") {
    const footer = document.querySelector(".module-sequence-footer");
    if (footer) {
      const place = document.createComment("footer");
      footer.replaceWith(place);
      setTimeout(() => place.replaceWith(footer), 600);
    }
  }
})();
