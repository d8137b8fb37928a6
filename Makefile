MVN ?= mvn -B -ntp

.PHONY: build test learning format demo clean

build: ## jars, without tests and gates
	$(MVN) -Pquick package

test: ## all gates and the default lane of tests
	$(MVN) verify

learning: ## only the slow statistical tests
	$(MVN) -Plearning verify

format: ## lays out every Java file
	$(MVN) spotless:apply

demo: build ## the whole suite on a small problem with a known answer
	submit/bin/sparring demo

clean:
	$(MVN) clean
