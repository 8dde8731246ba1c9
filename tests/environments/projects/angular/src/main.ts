import { outcomeOf } from '../flow.mjs';

import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  NgZone,
  inject,
  provideZoneChangeDetection,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import idx from 'okta-idx-wasm';

// Nothing tells this component that it changed: zone.js has it checked where it follows the package's promises.
@Component({
  selector: 'app-root',
  template: '<pre>{{ outcome?.["code"] }}</pre>',
  changeDetection: ChangeDetectionStrategy.Eager,
})
class App {
  outcome?: Record<string, unknown>;

  constructor() {
    const page = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    outcomeOf(idx, String(new URL(location.href).searchParams.get('org'))).then((outcome) => {
      this.outcome = outcome;
    });
    inject(NgZone).onStable.subscribe(() => {
      if (this.outcome) Object.assign(globalThis, { environmentOutcome: { ...this.outcome, shown: page.textContent } });
    });
  }
}

bootstrapApplication(App, { providers: [provideZoneChangeDetection()] });
